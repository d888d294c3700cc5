import { memoryPair } from '../harness/memoryPair.ts';
import { contractSuite } from './suite.ts';

contractSuite('memory', async () => memoryPair());
