"""The asset pack: made once out of the npm packages (`pack`), read by the worker (`reader`)."""
