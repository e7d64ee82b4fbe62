/** The use of people's data that rests on the consent given at visits. */
export const visitUse = 'visits.visited';
