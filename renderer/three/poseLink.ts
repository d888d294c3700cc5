/** From where the scene is looked at. */
export interface Pose {
  readonly position: readonly [number, number, number];
  readonly target: readonly [number, number, number];
  /** Vertical field of view, degrees. */
  readonly fov: number;
}

/** Lets several views of one scene turn together. */
export interface PoseLink {
  tell(pose: Pose, from: object): void;
  /** Hears of every pose that another view took. @returns how to stop. */
  follow(by: object, hear: (pose: Pose) => void): () => void;
}

export function poseLink(): PoseLink {
  const followers = new Map<object, (pose: Pose) => void>();
  let last: { pose: Pose; from: object } | null = null;
  return {
    tell(pose, from) {
      last = { pose, from };
      for (const [by, hear] of followers) if (by !== from) hear(pose);
    },
    follow(by, hear) {
      followers.set(by, hear);
      if (last !== null && last.from !== by) hear(last.pose);
      return () => void followers.delete(by);
    },
  };
}
