import { type Company, newCompany, type Plan } from './company.ts'
import type { Ids } from './ids.ts'
import { IndexBy } from './index-by.ts'
import { Ordered } from './ordered.ts'

/** The companies of a workspace, found in constant time by id, company_id and name. */
export class Companies {
  readonly #ids: Ids
  readonly #all = new Map<string, Company>()
  readonly #byCompanyId = new Map<string, Company>()
  readonly #byName = new IndexBy<Company>()
  readonly #plans = new Map<string, Plan>()
  readonly ordered = new Ordered<Company>(() => this.#all.values())
  #places = 0

  constructor(ids: Ids) {
    this.#ids = ids
  }

  get count(): number {
    return this.#all.size
  }

  all(): IterableIterator<Company> {
    return this.#all.values()
  }

  byId(id: string): Company | undefined {
    return this.#all.get(id)
  }

  byCompanyId(companyId: string): Company | undefined {
    return this.#byCompanyId.get(companyId)
  }

  byName(name: string): readonly Company[] {
    return this.#byName.get(name)
  }

  /** Adds a company. `id` is for loading a state; without it the next free one is taken. */
  add(companyId: string, nowSeconds: number, id?: string): Company {
    const company = newCompany(
      this.#places,
      id ?? this.#ids.next('company', (taken) => this.#all.has(taken)),
      companyId,
      nowSeconds,
    )
    this.#places += 1
    this.#all.set(company.id, company)
    this.#byCompanyId.set(companyId, company)
    this.ordered.changed()
    return company
  }

  remove(company: Company): void {
    this.#all.delete(company.id)
    this.#byCompanyId.delete(company.company_id)
    this.#byName.move(company, company.name, null)
    this.ordered.changed()
  }

  setName(company: Company, name: string | null): void {
    this.#byName.move(company, company.name, name)
    company.name = name
  }

  /** The plan of a name: plans have ids of their own in what the API shows. */
  plan(name: string, id?: string): Plan {
    const known = this.#plans.get(name)
    if (known !== undefined) return known
    const plan = { id: id ?? String(this.#ids.nextNumber()), name }
    this.#plans.set(name, plan)
    return plan
  }
}
