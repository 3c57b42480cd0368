import { Command } from 'commander';
import { isHealthy } from '../src/core/diagnosis.ts';
import { diagnose } from '../src/doctor/diagnose.ts';
import { readSettings } from '../src/doctor/settings.ts';
import { runCommand, withPlaces } from '../src/terminal/command-line.ts';
import { doctorView } from '../src/terminal/views/doctor.ts';
import { surroundings } from './surroundings.ts';

interface DoctorOptions {
  readonly json?: boolean;
}

const command = withPlaces(
  new Command('npm run doctor --')
    .usage('[--json] [--corpus DIR] [--index DIR]')
    .description('Looks at everything that the program needs: a line a check, ok or what to do.')
    .option('--json', 'one line of JSON'),
);

const places = surroundings();
const { usable, faults } = readSettings(places.environment, places.root);
const settingFaults = [...(places.settingsFault ? [places.settingsFault] : []), ...faults];

void runCommand<DoctorOptions>(
  command,
  { ...places, environment: usable, settingsFault: null },
  async ({ options, config, print, show }) => {
    const { environment, root } = places;
    const nodeVersion = process.versions.node;
    const findings = await diagnose({ config, settingFaults, environment, root, nodeVersion });
    const healthy = isHealthy(findings);
    if (options.json) await print(`${JSON.stringify({ healthy, findings })}\n`);
    else await show(doctorView(findings));
    return healthy ? 0 : 1;
  },
).then(process.exit);
