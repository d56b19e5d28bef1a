"""The programmes (사업) that the house knows from the start, as data: staff change them, and add others."""
