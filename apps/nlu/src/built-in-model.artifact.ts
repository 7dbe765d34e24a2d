import 'reflect-metadata';
import { keepBuiltInModel } from '@parley/nlu/feature';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Give the folder of the service’s bundle.');
keepBuiltInModel(folder);
