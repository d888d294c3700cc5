/** Shared libraries that the `bpy` wheel takes from the system, and the Debian packages that have them. */
const DEBIAN_PACKAGES: Readonly<Record<string, string>> = {
  'libX11.so': 'libx11-6',
  'libXrender.so': 'libxrender1',
  'libXfixes.so': 'libxfixes3',
  'libXi.so': 'libxi6',
  'libXext.so': 'libxext6',
  'libXxf86vm.so': 'libxxf86vm1',
  'libxkbcommon.so': 'libxkbcommon0',
  'libSM.so': 'libsm6',
  'libICE.so': 'libice6',
  'libGL.so': 'libgl1',
  'libEGL.so': 'libegl1',
  'libuuid.so': 'libuuid1',
};
/** One missing library is seldom alone: the loader names only the first. */
export const ALL_DEBIAN_PACKAGES: readonly string[] = Object.values(DEBIAN_PACKAGES);

/** The library that the loader missed, as in `libXi.so.6`; null when the text tells of none. */
export function missingLibrary(text: string): string | null {
  return /(\S+\.so[.\d]*): cannot open shared object file/.exec(text)?.[1] ?? null;
}

/** The command that installs what this and its like need. */
export function blenderPackages(library: string): string {
  const known = Object.keys(DEBIAN_PACKAGES).some((name) => library.startsWith(name));
  return known
    ? `apt-get install -y ${ALL_DEBIAN_PACKAGES.join(' ')}`
    : `the package that contains ${library} (apt-file search ${library})`;
}
