import type { RuleWords } from './define-rule.ts'
import { contractVersion, rules } from './index.ts'

/** A rule as readers in other languages get it. */
export type CatalogueEntry = Pick<RuleWords, 'id' | 'level' | 'authority' | 'says' | 'connections' | 'source'>

/** Every rule in words, as `rules --json` prints it and contracts/catalogue.json holds it. */
export interface Catalogue {
  contractVersion: string
  rules: CatalogueEntry[]
}

export const catalogue: Catalogue = {
  contractVersion,
  rules: rules.map(({ id, level, authority, says, connections, source }) => ({
    id,
    level,
    authority,
    says,
    connections,
    source,
  })),
}
