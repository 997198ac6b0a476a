"""Every reader that there is, one line each: a new format is a module and a line here.

Where two describe one release in different words, the words of the earlier one here are shipped.
"""

from __future__ import annotations

from . import (
    asylum_costs,
    forecasts,
    home_office_asylum,
    home_office_costs,
    home_office_datasets,
    home_office_small_boats,
    home_office_sponsorship,
    home_office_visas,
    immigration_rules,
    left_out,
    obr_workbook,
    official_points,
    ons_bulletins,
    ons_chart,
    ons_extracts,
    ons_long_series,
    ons_passenger_survey,
    ons_population_estimates,
    ons_projections,
    ons_quoted_rows,
    ons_vintages,
    ons_workbook,
    populations,
    small_boats_series,
    tidy_csv,
)
from .reader import Reader

READERS: tuple[Reader, ...] = (
    # first: a zip file that is no workbook, and sheets of millions of cells, are not for those that look into sheets
    ons_projections.PACKED,
    home_office_datasets.READER,
    left_out.READER,
    ons_workbook.READER,
    *ons_extracts.READERS,
    ons_quoted_rows.READER,
    ons_long_series.READER,
    ons_bulletins.READER,
    ons_chart.READER,
    ons_passenger_survey.READER,
    ons_vintages.READER,
    asylum_costs.COSTS,
    asylum_costs.CASEWORK,
    home_office_asylum.FLOWS,
    home_office_asylum.STOCKS,
    home_office_asylum.ROUTES,
    home_office_asylum.RETURNS,
    *home_office_visas.READERS,
    home_office_small_boats.DAILY,
    home_office_small_boats.WEEKLY,
    *home_office_sponsorship.DATASETS,
    official_points.QUOTED,
    official_points.CONTRACTS,
    populations.LOCAL_AUTHORITIES,
    populations.TOTALS,
    immigration_rules.TIMELINE,
    forecasts.FORECASTS,
    forecasts.REPORTED,
    small_boats_series.READER,
    home_office_costs.READER,
    obr_workbook.READER,
    ons_projections.READER,
    ons_population_estimates.READER,
    tidy_csv.READER,
)
