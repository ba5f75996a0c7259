/** A workflow command, as the runner of GitHub Actions reads it. */
export interface WorkflowCommand {
  name: string
  properties: Record<string, string>
  data: string
}

const registered =
  /^(error|warning|notice|debug|group|endgroup|add-mask|stop-commands|set-output|save-state|set-env|add-path|echo|add-matcher|remove-matcher)$/

/**
 * The commands in a log, read as actions/runner does (ActionCommand.cs): `::name properties::data` where a line begins with it after blanks,
 * else `##[name properties]data` anywhere in a line.
 */
export function commandsIn(log: string): WorkflowCommand[] {
  return log.split(/\r\n|[\r\n]/).flatMap((line) => second(line) ?? first(line) ?? [])
}

function second(line: string): WorkflowCommand | undefined {
  const [, head = '', data = ''] = /^\s*::(.*?)::(.*)$/.exec(line) ?? []
  return head === '' ? undefined : command(head, ',', data)
}

function first(line: string): WorkflowCommand | undefined {
  const [, head = '', data = ''] = /##\[(.*?)\](.*)$/.exec(line) ?? []
  return head === '' ? undefined : command(head, ';', data)
}

function command(head: string, separator: string, data: string): WorkflowCommand | undefined {
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(head) ?? []
  if (!registered.test(name.toLowerCase())) return undefined
  const pairs = rest.split(separator).flatMap((pair) => {
    const [, key, value = ''] = /^\s*([^=]+)=(.*)$/s.exec(pair) ?? []
    return key === undefined ? [] : [[key, unescaped(value)] as const]
  })
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: unescaped(data) }
}

const unescaped = (text: string) =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
