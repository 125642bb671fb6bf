"""The open data: what is published under ``dati/v1/``, in the formats that others already read.

:mod:`parole.opendata.catalogue` is the one list of the files; the address and the
shape of each are a promise.
"""
