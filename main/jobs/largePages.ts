const VARIABLE = 'GLIBC_TUNABLES';
const TUNABLE = 'glibc.malloc.hugetlb';

/**
 * An environment in which a process of Linux asks for pages of 2 MB where it allocates much: a training step of width 16 then takes 5 % less
 * processor time (docs/trainer.md), since the processor looks up fewer addresses. Nothing else knows the variable, and what the
 * user says of it stands. Only for Node: Chromium's programs, so Electron's, have an allocator of their own.
 */
export function withLargePages(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given = environment[VARIABLE];
  if (given?.includes(TUNABLE)) return environment;
  return { ...environment, [VARIABLE]: [...(given ? [given] : []), `${TUNABLE}=1`].join(':') };
}
