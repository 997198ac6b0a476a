# What R's own functions say of the pairs in the CSV files here: the numbers of columns.csv.
#
#   Rscript columns.R > columns.csv        (R 4.2.2, sandwich 3.0-2)
#
# The statistics are those that reviser's get_revision_analysis(degree = 5) reports, by the functions of
# stats and sandwich that it calls, with their defaults.
suppressMessages(library(sandwich))
report <- function(file) {
  d <- read.csv(file)
  d$r <- d$later - d$earlier
  n <- nrow(d)
  freq <- round(1 / mean(as.numeric(diff(as.Date(d$time))) / 360))
  of_correlation <- function(v) 2 * (1 - pt(abs(v * sqrt((n - 2) / (1 - v^2))), n - 2))
  bias <- lm(r ~ 1, d)
  serial <- cor(d$r[-1], d$r[-n])
  out <- c(
    "N" = n, "Frequency" = freq, "Bias (mean)" = mean(d$r), "Bias (p-value)" = summary(bias)$coefficients[1, 4],
    "Bias (robust p-value)" = unname(2 * (1 - pt(abs(coef(bias) / sqrt(NeweyWest(bias)[1, 1])), n - 1))),
    "Minimum" = min(d$r), "Maximum" = max(d$r), "10Q" = unname(quantile(d$r, .1)), "Median" = median(d$r),
    "90Q" = unname(quantile(d$r, .9)), "MAR" = mean(abs(d$r)), "Std. Dev." = sd(d$r), "Noise/Signal" = sd(d$r) / sd(d$later),
    "Correlation" = cor(d$r, d$earlier), "Correlation (p-value)" = of_correlation(cor(d$r, d$earlier)),
    "Autocorrelation (1st)" = serial, "Autocorrelation (1st p-value)" = of_correlation(serial),
    "Autocorrelation up to 1yr (Ljung-Box p-value)" =
      if (freq %in% c(4, 12)) unname(Box.test(d$r, lag = freq, type = "Ljung-Box", fitdf = 1)$p.value) else NA,
    "Theil's U1" = sqrt(mean(d$r^2)) / (sqrt(mean(d$later^2)) + sqrt(mean(d$earlier^2))),
    "Theil's U2" = abs(sum((d$earlier[-1] - d$later[-1]) / d$later[-n])) / abs(sum(diff(d$later) / d$later[-n])),
    "Seasonality (Friedman p-value)" = if (freq %in% c(4, 12)) {
      moves <- diff(d$r)
      years <- length(moves) %/% freq
      if (years < 2) NA else friedman.test(matrix(moves[seq_len(years * freq)], ncol = freq, byrow = TRUE))$p.value
    } else NA
  )
  for (name in c("News", "Noise")) {
    d$x <- if (name == "News") d$earlier else d$later
    fit <- lm(r ~ x, d)
    v <- vcovHAC(fit)
    b <- coef(fit)
    told <- c(unname(pf(drop(t(b) %*% solve(v) %*% b) / 2, 2, n - 2, lower.tail = FALSE)),
              b[1], sqrt(v[1, 1]), summary(fit)$coefficients[1, 4], b[2], sqrt(v[2, 2]), summary(fit)$coefficients[2, 4])
    names(told) <- paste(name, c("joint test (p-value)", "test Intercept", "test Intercept (std.err)", "test Intercept (p-value)",
                                 "test Coefficient", "test Coefficient (std.err)", "test Coefficient (p-value)"))
    out <- c(out, told)
  }
  out <- c(out, "Fraction of correct sign" = mean(sign(d$earlier) == sign(d$later)),
           "Fraction of correct growth rate change" = sum(sign(diff(d$earlier)) == sign(diff(d$later))) / n)
  for (name in names(out)) cat(sprintf("%s,\"%s\",%s\n", sub("\\.csv$", "", file), name, if (is.na(out[[name]])) "" else sprintf("%.17g", out[[name]])))
}
cat("pairs,column,value\n")
for (file in c("quarters.csv", "months.csv", "eight.csv", "half_years.csv")) report(file)
