"""Words in other people’s sites: the card to embed, its oEmbed description, the data of the script."""
