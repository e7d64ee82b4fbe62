import { useParams } from '@tanstack/react-router';
import { MinePage } from './mine-page.tsx';
import { OnePage } from './one-page.tsx';

/** Pages of surveys by what follows in the address: `all`, `<survey>[/<code of the letter>]`. */
export const SurveyPages = () => {
  const { _splat = '' } = useParams({ from: '/surveys/$' });
  const [first = '', code] = _splat.split('/');
  return first === 'all' || first === '' ? <MinePage /> : <OnePage key={first} surveyId={first} code={code ?? null} />;
};
