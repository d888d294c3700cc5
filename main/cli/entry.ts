import { main } from './index.ts';

/** The built command line: `node out/main/s2mgen.js …`. */
process.exitCode = await main(process.argv.slice(2));
