"""Drawing: seams, maps, cards' letters and colours, QR codes, as plain geometry and SVG."""
