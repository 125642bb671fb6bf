"""Files for trainers that are slow to make: cards as pictures, slides, handouts, flashcards.

Each kind is a module with ``jobs(renderer)``; :mod:`parole.materials.catalogue` lists them. A job is a value,
so that whoever runs it may do so in another process and skip it when nothing it depends on has changed.
"""
