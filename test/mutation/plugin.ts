import { declareClassPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { InProcess } from './in-process.ts'
import { wordsForPeople } from './words-for-people.ts'

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcess),
  declareValuePlugin(PluginKind.Ignore, 'words-for-people', wordsForPeople),
]
