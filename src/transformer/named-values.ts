import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'

/**
 * Values under names from outside. Where two names meet, the later value goes under a numbered one (`plan`, `plan_2`):
 * none is lost. `__proto__` counts as met, since assigning to it would set a prototype and not a value (G8).
 */
export class NamedValues {
  readonly values: JsonObject = {}
  // Numbers go on where they stopped, so that many equal names cost no more than different ones.
  private nextNumber: Map<string, number> | undefined

  get isEmpty(): boolean {
    for (const _ in this.values) return false
    return true
  }

  add(name: string, value: JsonValue): void {
    this.values[this.isFree(name) ? name : this.numbered(name)] = value
  }

  /** Adds under a name that no value has yet, and that is not `__proto__`: it saves the search. */
  addFirst(name: string, value: JsonValue): void {
    this.values[name] = value
  }

  private isFree(name: string): boolean {
    return name !== '__proto__' && !Object.hasOwn(this.values, name)
  }

  private numbered(name: string): string {
    this.nextNumber ??= new Map()
    let number = this.nextNumber.get(name) ?? 2
    while (!this.isFree(`${name}_${number}`)) number += 1
    this.nextNumber.set(name, number + 1)
    return `${name}_${number}`
  }
}
