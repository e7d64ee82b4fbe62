/** What requests to draw are about: the area whose parts are to be drawn, by its code. */
export const drawingSubject = 'drawing.area';
