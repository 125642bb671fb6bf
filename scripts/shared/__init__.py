"""What the commands share: arguments, writing to disk, the browser, progress."""
