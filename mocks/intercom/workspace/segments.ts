import type { Company } from './company.ts'
import type { Segment, SegmentKind } from './segment.ts'
import type { User } from './user.ts'

/** What a state says of a segment. */
export interface SegmentRecord {
  id: string
  name: string
  person_type: SegmentKind
  created_at: number
  updated_at: number
}

/** The segments of a workspace. No request makes or changes one. */
export class Segments {
  readonly #all = new Map<string, Segment>()

  get count(): number {
    return this.#all.size
  }

  all(): IterableIterator<Segment> {
    return this.#all.values()
  }

  byId(id: string): Segment | undefined {
    return this.#all.get(id)
  }

  /** The segment of an id, made where it is unknown. */
  open(record: SegmentRecord): Segment {
    const known = this.#all.get(record.id)
    if (known !== undefined) return known
    const segment: Segment = { ...record, people: new Set(), companies: new Set() }
    this.#all.set(segment.id, segment)
    return segment
  }

  addPerson(segment: Segment, person: User): void {
    person.segments ??= new Set()
    person.segments.add(segment)
    segment.people.add(person)
  }

  addCompany(segment: Segment, company: Company): void {
    company.segments ??= new Set()
    company.segments.add(segment)
    segment.companies.add(company)
  }
}
