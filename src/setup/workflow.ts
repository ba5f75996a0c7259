import { stringify } from 'yaml'
import type { Surroundings } from './surroundings.ts'

const heading = `# Written by "intercom-conformance init"; it is yours from here. The options of the run stand in intercom-conformance.config.json.
`

/** What a workflow has to know. */
export interface Workflow {
  around: Surroundings
  /** The target, as a word. */
  target: string
  /** The version that runs where the repository does not pin one. */
  version: string
}

/**
 * A workflow for GitHub that judges the target: annotations in the log, a summary of the job, JUnit and JSON kept with it. It needs nothing but
 * what it says. Where a service has to be started first and nobody can know how, it says so and fails.
 */
export function workflowText({ around, target, version }: Workflow): string {
  const { packageManager, within, branch } = around
  const steps = [
    { uses: 'actions/checkout@v5' },
    { uses: 'actions/setup-node@v4', with: { 'node-version': '24' } },
    ...(packageManager === undefined
      ? []
      : [...bringing(packageManager.bring), installing(packageManager.install, around)]),
    ...(around.hasRequirements && target.startsWith('command:')
      ? [
          { uses: 'actions/setup-python@v6', with: { 'python-version': '3.x' } },
          { run: 'python3 -m pip install -r requirements.txt' },
        ]
      : []),
    ...(/^https?:/.test(target) ? [startOf(around)] : []),
    { name: 'Judge by the contract', run: judging(commandIn(around, version)) },
    {
      if: 'always()',
      uses: 'actions/upload-artifact@v4',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
      with: { name: 'intercom-conformance', path: '${{ runner.temp }}/conformance' },
    },
  ]
  const workflow = {
    name: 'intercom-conformance',
    on: { push: { branches: [literally(asPattern(branch))] }, pull_request: {} },
    permissions: { contents: 'read' },
    jobs: {
      conformance: {
        'runs-on': 'ubuntu-latest',
        defaults: { run: { shell: 'bash', ...(within === '' ? {} : { 'working-directory': literally(within) }) } },
        steps,
      },
    },
  }
  return heading + stringify(workflow, { lineWidth: 0, version: '1.1' })
}

/** How the program is started in the repository: the version that it pins, else this one. */
export function commandIn({ packageManager, isDependency }: Surroundings, version: string): string {
  if (packageManager !== undefined && isDependency) return `${packageManager.exec} intercom-conformance`
  return `npx --yes intercom-conformance@${version}`
}

const bringing = (bring: { uses: string } | { run: string } | undefined) => (bring === undefined ? [] : [bring])

function installing(run: string, { within, installsIn }: Surroundings) {
  return within === installsIn ? { run } : { run, 'working-directory': literally(installsIn || '.') }
}

function startOf({ hasStart, packageManager }: Surroundings) {
  const name = 'Start the service that is judged'
  if (hasStart) return { name, run: `${packageManager?.start ?? 'npm start'} > "$RUNNER_TEMP/service.log" 2>&1 &` }
  return { name, run: 'echo "Say here how the service is started, with an & behind it."\nexit 1\n' }
}

const judging = (command: string) => `mkdir -p "$RUNNER_TEMP/conformance"
status=0
${command} check \\
  --reporter github \\
  --reporter "markdown=$RUNNER_TEMP/conformance/summary.md" \\
  --reporter "junit=$RUNNER_TEMP/conformance/junit.xml" \\
  --reporter "json=$RUNNER_TEMP/conformance/report.json" || status=$?
cat "$RUNNER_TEMP/conformance/summary.md" >> "$GITHUB_STEP_SUMMARY" || true
exit "$status"
`

/** GitHub evaluates expressions wherever they stand; a name that looks like one is meant as it is. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
const literally = (text: string) => text.replaceAll('${{', "${{ '${{' }}")

/** The names of branches are patterns there. */
const asPattern = (branch: string) => branch.replace(/[*?+[\]!\\]/g, '\\$&')
