"""Forms of the registers: contractors, outsourcings with their sections and measures, and contracts."""
