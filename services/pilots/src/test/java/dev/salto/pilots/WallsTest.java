package dev.salto.pilots;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.salto.kit.testing.Walls;

@AnalyzeClasses(packages = "dev.salto", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest static final ArchTests walls = ArchTests.in(Walls.class);
}
