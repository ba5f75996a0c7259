/** Why an event is not delivered. The reason names the field at fault and holds nothing of the settings (G9). */
export interface Rejection {
  readonly reason: string
}

export function rejected(reason: string): Rejection {
  return { reason }
}

export function isRejection(value: object): value is Rejection {
  return 'reason' in value
}
