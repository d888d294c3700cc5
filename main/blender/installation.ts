/** How Blender is started: Python that imports the `bpy` wheel, or Blender's own program. */
export type LauncherKind = 'bpy' | 'program';

/** A Blender that was started once and answered. */
export interface BlenderInstallation {
  readonly launcher: LauncherKind;
  /** The Python (bpy) or the Blender program. */
  readonly path: string;
  /** Blender's version, as in 4.5.15. */
  readonly version: string;
  /** Version of the Python inside. */
  readonly python: string;
  /** OpenImageDenoise is built in. */
  readonly denoiser: boolean;
  /** Names of devices that Cycles can render on, CPU included. */
  readonly devices: readonly string[];
}

/** A place where a Blender may be. */
export interface Candidate {
  readonly launcher: LauncherKind;
  readonly path: string;
}
