"""What several tests need: an asset pack, specs, one stage per process, a worker process."""
