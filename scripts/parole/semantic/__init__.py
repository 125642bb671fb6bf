"""The glossary for machines that read meanings: SKOS, the national catalogue's asset, TBX."""
