import { z } from 'zod';
import { call, feed } from './define.ts';

export const SystemStatus = z.strictObject({
  version: z.string(),
  shell: z.enum(['electron', 'server']),
  library: z.string(),
  freeBytes: z.number(),
  blender: z
    .strictObject({
      version: z.string(),
      launcher: z.string(),
      path: z.string(),
      denoiser: z.boolean(),
      devices: z.array(z.string()),
    })
    .nullable(),
  /** Why there is no Blender and what to do. */
  blenderProblem: z.string().nullable(),
  /** Devices to train on. One whose test is under way (`testing`) may still become usable: ask again. */
  providers: z.array(z.strictObject({ name: z.string(), usable: z.boolean(), testing: z.boolean(), note: z.string() })),
  threads: z.int(),
});
export type SystemStatus = z.infer<typeof SystemStatus>;

export const system = {
  /** Looks at the machine; the first call may take a second or two (it probes Blender). */
  status: call(z.strictObject({}), SystemStatus),
  /** Gets a Blender where there is none, and tells line by line what it does; ends when that Blender has answered. @throws `blender` */
  setUpBlender: feed(z.strictObject({}), z.string()),
  /** The system's own folder dialog; null when it was closed. Only in the desktop shell; else `unavailable`. */
  chooseFolder: call(z.strictObject({ title: z.string() }), z.string().nullable()),
};
