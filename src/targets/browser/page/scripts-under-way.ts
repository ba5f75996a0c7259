/** Knows which scripts the page has asked for and not got yet. */
export class ScriptsUnderWay {
  readonly #pending = new Set<EventTarget>()
  #waiting: (() => void)[] = []

  constructor() {
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) this.#see(node)
    }).observe(document, { childList: true, subtree: true })
  }

  /** Resolves once every script has come, or was refused. */
  async settled(): Promise<void> {
    // What has just been put into the document is seen in a later task.
    await turn()
    while (this.#pending.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #see(node: Node): void {
    if (node.nodeName !== 'SCRIPT' || !(node as HTMLScriptElement).src) return
    this.#pending.add(node)
    const end = () => {
      this.#pending.delete(node)
      for (const resolve of this.#waiting.splice(0)) resolve()
    }
    node.addEventListener('load', end, { once: true })
    node.addEventListener('error', end, { once: true })
  }
}

/** Lets every task that is due have its turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
