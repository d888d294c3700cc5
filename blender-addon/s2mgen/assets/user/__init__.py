"""Asset packs that users bring: MakeHuman's own files, as zips, folders or single BVH files, turned into packs of ours."""
