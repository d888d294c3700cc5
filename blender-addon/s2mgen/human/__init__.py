"""People made of the asset pack, with numpy alone."""
