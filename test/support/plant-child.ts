import { plantHostileTexts } from './hostile-texts.ts';

/** A process of its own for `plantHostileTexts`: in the data directory that it is given; prints what was planted as JSON. */
const [dataDir = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await plantHostileTexts(dataDir)));
