"""Publishers' files, read into releases and figures: one module per format.

A reader is a function of the data folder that returns every release it finds there with its
figures. `bundle.READERS` lists them, one line each; `python -m netmig.sources DATA` runs them all
and writes the tables that the package ships.
"""
