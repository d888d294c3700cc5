/** The user's photographs for walls: taken in, made clean, judged. */
export { skinByColour } from './clean.ts';
export { assetId, BackgroundCollection } from './collection.ts';
export { type Ingested, ingestFolder } from './ingest.ts';
export { type BackgroundRecord, COLOUR_RULE, isSuspected } from './record.ts';
