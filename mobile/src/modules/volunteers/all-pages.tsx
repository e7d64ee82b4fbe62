import { useParams } from '@tanstack/react-router';
import { MinePage } from './mine-page.tsx';
import { PostingsPage } from './postings-page.tsx';
import { TeamPage } from './team-page.tsx';
import { TeamsPage } from './teams-page.tsx';

/** Pages of volunteering by what follows in the address: nothing – one's own –, `teams`, `teams/<team>`, `postings`. */
export const VolunteerPages = () => {
  const { _splat = '' } = useParams({ from: '/volunteer/$' });
  const [first, second] = _splat.split('/');
  if (!first) return <MinePage />;
  if (first === 'postings') return <PostingsPage />;
  return second ? <TeamPage key={second} teamId={second} /> : <TeamsPage />;
};
