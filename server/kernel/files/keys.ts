/** Where a photo's content lies in the file store; spread over folders by the end of its id, which is random. */
export const contentKey = (jurisdictionId: string, id: string): string => `${jurisdictionId}/${id.slice(-2)}/${id}.jpg`;
export const thumbnailKey = (jurisdictionId: string, id: string): string => `${jurisdictionId}/${id.slice(-2)}/${id}.small.jpg`;
/** Where the content of a document lies. */
export const documentKey = (jurisdictionId: string, id: string): string => `${jurisdictionId}/${id.slice(-2)}/${id}.bin`;
