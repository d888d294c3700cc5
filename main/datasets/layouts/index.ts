import { abdomen } from './abdomen.ts';
import { ecu } from './ecu.ts';
import { folder } from './folder.ts';
import { hgr } from './hgr.ts';
import type { Importer } from './importer.ts';
import { pratheepan } from './pratheepan.ts';
import { sfa } from './sfa.ts';

/** The generic one last: of two that explain a folder alike the earlier one knows more about it. */
export const IMPORTERS: readonly Importer[] = [ecu, hgr, sfa, pratheepan, abdomen, folder];
