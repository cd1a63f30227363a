"""Stance towards a named target: does a sentence speak well or ill of it, whoever it is."""
