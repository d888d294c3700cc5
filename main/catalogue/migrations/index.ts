import { initial } from './0001_initial.ts';
import { properties } from './0002_properties.ts';
import { jobParts } from './0003_job_parts.ts';
import type { Migration } from './migration.ts';

/** In the order of their versions. */
export const MIGRATIONS: readonly Migration[] = [initial, properties, jobParts];
