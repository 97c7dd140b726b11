package dev.salto.pilots.pilot;

import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.Texts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A milestone as it was set.
 *
 * @param number within the pilot, from 1
 * @param criteria what readings have to show
 */
public record Plan(
    int number, Stage stage, Texts title, List<Requirement> criteria, @Nullable LocalDate due) {}
