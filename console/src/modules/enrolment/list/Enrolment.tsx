import { Communities } from './Communities.tsx';
import { Contested } from './Contested.tsx';
import { Groups } from './Groups.tsx';
import { Members } from './Members.tsx';
import { Units } from './Units.tsx';
import { useShell } from './useShell.ts';

/** Units and members enrolled with communities, codes and groups; for a branch those who say that they belong to its unit. */
export const Enrolment = () => {
  const { shell } = useShell();
  if (shell.which === 'units') return <Units />;
  if (shell.which === 'communities') return <Communities />;
  if (shell.which === 'groups') return <Groups />;
  if (shell.which === 'contested') return <Contested />;
  return <Members key={shell.which} />;
};
