"""What the form «Proponi» needs in the browser: the model, the rules and the registers, as data.

Nothing is listed twice: the fields come from :mod:`parole.model`, the messages from
:mod:`parole.reading.rulebook`, the patterns from the checks that use them. The scripts that read this data
are ``proponi*.js`` in ``docs/assets/javascripts/``.
"""
