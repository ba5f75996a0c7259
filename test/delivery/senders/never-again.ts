import { senderWith } from './sender.ts'

export const connections = ['server-cloud']
export const transform = senderWith({ retries: 0, isSilent: true })
